// The program: everything else is in the rooms.
#include "host/commands.h"

int main(int argc, char **argv) {
    return commands_run(argc, argv);
}
