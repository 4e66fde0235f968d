"""Who works beside the funded posts of children’s homes, and where else the demo provider works."""
