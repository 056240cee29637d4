"""Page -> passages, and what their structure states: channels, what is asked for, a page's date."""
