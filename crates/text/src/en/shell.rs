//! The window's frame: menus, notifications, and what went wrong before it was there.
