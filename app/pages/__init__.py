"""The pages of the window beside the Bench, one a file; see app/page.py."""
