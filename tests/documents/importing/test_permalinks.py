from documents.importing.permalinks import assign_permalinks


def test_a_first_reading_has_the_keys_of_its_numbers() -> None:
    assigned = assign_permalinks(["1", "1-1", "2"], {}, {})
    assert assigned.keys == ("1", "1-1", "2")
    assert not assigned.aliases


def test_a_renumbered_clause_moves_where_nobody_was_promised_the_place() -> None:
    # Held: 1, 2; the second is now 3.
    assigned = assign_permalinks(["1", "3"], {0: "1", 1: "2"}, {"1": 0, "2": 1})
    assert assigned.keys == ("1", "3")
    assert assigned.aliases == {"2": 1}


def test_an_inserted_clause_takes_no_address_from_another() -> None:
    # Held: 1, 2; a new clause stands before them, and they are now 2 and 3.
    assigned = assign_permalinks(["1", "2", "3"], {1: "1", 2: "2"}, {"1": 1, "2": 2})
    assert assigned.keys == ("1_2", "1", "3")
    assert assigned.aliases == {"2": 2}


def test_a_clause_may_go_back_to_an_address_it_once_had() -> None:
    assigned = assign_permalinks(["2"], {0: "3"}, {"3": 0, "2": 0})
    assert assigned.keys == ("2",)
    assert assigned.aliases == {"3": 0}


def test_clauses_that_changed_places_keep_their_addresses() -> None:
    assigned = assign_permalinks(["1", "2"], {0: "2", 1: "1"}, {"1": 1, "2": 0})
    assert assigned.keys == ("2", "1")
    assert not assigned.aliases


def test_the_counted_key_is_one_that_no_number_asks_for() -> None:
    assigned = assign_permalinks(["1", "1_2", "5"], {2: "1"}, {"1": 2})
    assert assigned.keys == ("1_3", "1_2", "5")
    assert assigned.aliases == {"1": 2}
