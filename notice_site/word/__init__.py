"""The notice, its annexes and worksheets as Word files."""
