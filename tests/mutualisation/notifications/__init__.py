"""Notifications, reminders, the mail of the day."""
