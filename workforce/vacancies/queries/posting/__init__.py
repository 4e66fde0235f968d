"""Reading for posting: homes of an advert, how its posts ended, funded posts, own staff first."""
