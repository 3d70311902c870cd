// Reads aloud through speech-dispatcher, where there is one. Its library is loaded when it is asked for, and only then.
#ifndef HOST_SPEAK_H
#define HOST_SPEAK_H
#include "base/catalog.h"

typedef struct Speak Speak;

// Starts a thread that opens the connection and says what it is given, since both may wait for the daemon. Where the library or the daemon
// is missing, one line on stderr says so in the reader's language (`catalog`; NULL: English), and nothing is read aloud. Never NULL.
Speak *speak_open(const Catalog *catalog);
// Says a text, in the language "en" or "zh-TW", behind what is still to be said, or instead of it. Returns at once.
void speak_say(Speak *speak, Str text, Str language, bool interrupts);
// Ends what is being said, and the thread. NULL is fine.
void speak_close(Speak *speak);
#endif
