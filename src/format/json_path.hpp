// Places in a JSON text, as messages name them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace migrator {

// "$.operations[2].field", extended by a key: ".type", or "[\"a b\"]" for one that is no word.
std::string path_of_key(std::string_view key);
std::string path_of_index(std::size_t index);

// The path as a message shows it: of a very long one beginning and end.
std::string shortened_path(std::string path);

}  // namespace migrator
