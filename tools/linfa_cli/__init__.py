"""The package behind ./linfa: standard library only, as it runs before any installation."""
