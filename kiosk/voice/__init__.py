"""The hall's voice: a call becomes a sentence, the sentence clips, the clips one sound, and the sound is heard.

`script` lists what a voice pack has to contain, `wording` puts a call into those words, `sound` cleans one clip,
`pack` joins clips. `announcer` speaks one call after the other and never cuts one off; `following` hears of calls from
the center; `station` is the machine beside the loudspeakers that does both. `making` builds a pack with espeak-ng,
`recording` guides a hall through recording its own announcer. This room knows the center's contract and the drivers'
contract; it knows nothing of the hall.
"""
