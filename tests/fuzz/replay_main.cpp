// Runs a fuzz target over files instead of under libFuzzer, so that any compiler replays the
// corpus:  fuzz_graph_replay FILE_OR_DIRECTORY...

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

std::vector<std::filesystem::path> files_of(std::filesystem::path const& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_entry const& entry :
       std::filesystem::recursive_directory_iterator{path}) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void replay(std::filesystem::path const& path) {
  std::ifstream stream{path, std::ios::binary};
  std::string const input{std::istreambuf_iterator<char>{stream}, {}};
  std::cout << path.string() << '\n' << std::flush;
  LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t replayed = 0;
  for (int i = 1; i < argc; ++i) {
    for (std::filesystem::path const& path : files_of(argv[i])) {
      replay(path);
      ++replayed;
    }
  }
  if (replayed == 0) {
    std::cerr << "nothing to replay\n";
    return 1;
  }
  std::cout << replayed << " inputs replayed\n";
  return 0;
}
