"""Changes of the files of a workspace that leave what people wrote in them as it stands."""
