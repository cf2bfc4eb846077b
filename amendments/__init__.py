"""What delegations propose and what the Presidency decides."""
