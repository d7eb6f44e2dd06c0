// Keeps passwords out of what `ps` shows.
#pragma once

namespace migrator::cli {

// Overwrites the passwords of an argument of main() that is, or gives a flag, a connection string;
// the whole of one that may be such a string and cannot be read. Leaves any other alone.
void hide_passwords(char* argument);

}  // namespace migrator::cli
