"""What stands on disk: the columns of segments, generations, and the folder of an index."""
