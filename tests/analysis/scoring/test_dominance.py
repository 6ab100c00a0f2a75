from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.scoring.dominance import dominance, dot_text

grids = st.lists(st.tuples(*[st.integers(1, 4)] * 3), max_size=8)


def beats(one, other):
    return one != other and all(x >= y for x, y in zip(one, other, strict=True))


@given(grids)
def test_the_pairs_are_those_of_the_definition(grid):
    expected = [
        (a, b) for a, one in enumerate(grid) for b, other in enumerate(grid) if beats(one, other)
    ]
    assert list(dominance(grid).pairs) == expected


@given(grids)
def test_the_covers_are_the_fewest_pairs_from_which_all_follow(grid):
    result = dominance(grid)
    pairs = set(result.pairs)
    assert set(result.covers) == {
        (a, b) for a, b in pairs if not any((a, c) in pairs and (c, b) in pairs for c in range(8))
    }


def test_ranges_decide_only_where_they_do_not_overlap():
    result = dominance(low=[(3, 3), (1, 2)], high=[(5, 5), (3, 3)])
    assert result.pairs == ()
    assert dominance(low=[(3, 4), (1, 2)], high=[(5, 5), (3, 3)]).pairs == ((0, 1),)


def test_the_tree_shows_who_stands_directly_below_whom():
    result = dominance([(3, 3), (2, 2), (1, 1), (3, 1)])
    assert result.tree_lines(["top", "middle", "bottom", "side"]) == [
        "top",
        "  middle",
        "    bottom",
        "  side",
        "    bottom",
    ]


def test_a_crossing_with_followers_is_written_out_once():
    result = dominance([(3, 2), (2, 3), (2, 2), (1, 1)])
    assert result.tree_lines(list("abcd")) == ["a", "  c", "    d", "b", "  c ..."]


def test_a_hostile_name_cannot_leave_its_quotes_in_dot():
    assert dot_text('a" ];\n x\\') == '"a\\" ]; x\\\\"'.replace("]; x", "];  x")
    dot = dominance([(2,), (1,)]).to_dot(['"] -> evil [', "b"])
    assert '  n0 [label="\\"] -> evil ["];' in dot.splitlines()
    assert "  n0 -> n1;" in dot.splitlines()
