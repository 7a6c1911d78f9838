"""Staff: agents, where each belongs, and the number of posts a service must keep (règles T3, T6)."""
