"""One file per thing a citizen comes to do. A journey is a coroutine that reads like the conversation it is."""
