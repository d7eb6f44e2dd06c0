"""tools/check_layers.py finds what it is there to find."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import check_layers  # noqa: E402

CLEAN = {
    "include/migrator/error.hpp": "#include <string>\n",
    "include/migrator/key.hpp": '#include <string>\n#include "migrator/error.hpp"\n',
    "include/migrator/connection.hpp": "#include <memory>\n",
    "src/base/text.hpp": "#include <fmt/format.h>\n",
    "src/state/relations.hpp": '#include "base/text.hpp"\n#include "migrator/key.hpp"\n',
    "src/db/pq_connection.cpp": '#include "migrator/connection.hpp"\n#include <pqxx/pqxx>\n',
    "src/run/recorder.cpp": '#include "migrator/connection.hpp"\n',
    "src/format/json.cpp": "#include <nlohmann/json.hpp>\n",
}


def faults_of(changes: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {**CLEAN, **changes}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check_layers.check(root)


class CheckLayersTest(unittest.TestCase):
    def assert_one_fault(self, changes: dict[str, str], fault: str) -> None:
        self.assertEqual(faults_of(changes), [fault])

    def test_an_allowed_tree_has_no_fault(self) -> None:
        self.assertEqual(faults_of({}), [])

    def test_a_lower_layer_may_not_include_a_higher_one(self) -> None:
        self.assert_one_fault(
            {"src/base/text.cpp": '\n#include "state/relations.hpp"\n'},
            'src/base/text.cpp:2: base may not include "state/relations.hpp",'
            " which belongs to state",
        )

    def test_a_public_header_belongs_to_the_layer_of_its_code(self) -> None:
        self.assert_one_fault(
            {"src/base/text.cpp": '#include "migrator/key.hpp"\n'},
            'src/base/text.cpp:1: base may not include "migrator/key.hpp", which belongs to state',
        )

    def test_the_connection_is_a_seam_for_run_only(self) -> None:
        self.assert_one_fault(
            {"src/graph/plan.cpp": '#include "migrator/connection.hpp"\n'},
            'src/graph/plan.cpp:1: graph may not include "migrator/connection.hpp",'
            " which belongs to db",
        )

    def test_run_may_not_include_the_private_headers_of_db(self) -> None:
        self.assert_one_fault(
            {"src/db/lock.hpp": "", "src/run/executor.cpp": '#include "db/lock.hpp"\n'},
            'src/run/executor.cpp:1: run may not include "db/lock.hpp", which belongs to db',
        )

    def test_a_library_stays_in_the_folder_that_may_name_it(self) -> None:
        self.assert_one_fault(
            {"src/graph/plan.cpp": "#include <nlohmann/json.hpp>\n"},
            "src/graph/plan.cpp:1: <nlohmann/json.hpp> may only be included in src/format/",
        )

    def test_libpqxx_stays_in_one_file(self) -> None:
        self.assert_one_fault(
            {"src/db/pg_catalog.cpp": "#include <pqxx/pqxx>\n"},
            "src/db/pg_catalog.cpp:1: <pqxx/pqxx> may only be included in src/db/pq_connection.cpp",
        )

    def test_a_public_header_names_no_third_party(self) -> None:
        self.assert_one_fault(
            {"include/migrator/error.hpp": "#include <fmt/format.h>\n"},
            "include/migrator/error.hpp:1: <fmt/format.h> may only be included in src/",
        )

    def test_a_public_header_includes_no_private_one(self) -> None:
        self.assert_one_fault(
            {"include/migrator/key.hpp": '#include "base/text.hpp"\n'},
            'include/migrator/key.hpp:1: a public header includes the private "base/text.hpp"',
        )

    def test_an_unknown_library_is_a_fault(self) -> None:
        self.assert_one_fault(
            {"src/base/text.cpp": "#include <boost/any.hpp>\n"},
            "src/base/text.cpp:1: <boost/any.hpp> is of a library that"
            " tools/check_layers.py does not know",
        )

    def test_a_header_and_a_folder_that_no_table_names_are_faults(self) -> None:
        self.assertEqual(
            faults_of(
                {
                    "include/migrator/new.hpp": '#include "migrator/error.hpp"\n',
                    "src/extra/x.cpp": '#include "base/text.hpp"\n',
                }
            ),
            [
                "include/migrator/new.hpp:1: this file belongs to no layer:"
                " name it in tools/check_layers.py",
                "src/extra/x.cpp:1: this file belongs to no layer:"
                " name it in tools/check_layers.py",
            ],
        )


if __name__ == "__main__":
    unittest.main()
