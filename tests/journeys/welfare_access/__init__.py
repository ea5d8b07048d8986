"""What the tests of accessibility of welfare pages share: the people, and the look."""
