"""What the search of the website asks for while somebody types."""

SUGGESTION_OPTIONS = ("displayImage", "displayDescription", "displayExtraLink", "displayDetail")
