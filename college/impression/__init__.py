"""What every printed text of the college shares: cover, running strings, stamp, opinion and decision."""
