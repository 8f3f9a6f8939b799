"""Complaints, aspirations and requests for information (SP4N-LAPOR!), none of which gets lost."""
