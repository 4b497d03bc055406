"""What the hall's managers look at: the live hall, statistics, reports, the staffing plan."""
