"""The college: members, meetings, and the content of its proposals."""
