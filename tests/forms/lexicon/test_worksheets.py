import pytest

from scorer.forms.lexicon.worksheets import is_usual_name


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Sheet1",
            "Sheet 2",
            "Sheet1 (2)",
            "Tabelle1",
            "Лист1",
            "工作表1",
            "Trang tính1",
            "Sheet0",
        ),
        *(
            "Copy of Sheet1",
            "Data",
            "Ratings",
            "Form Responses 1",
            "Câu trả lời biểu mẫu 1",
            "Chart1",
        ),
    ],
)
def test_what_every_program_calls_a_worksheet_says_nothing(name):
    assert is_usual_name(name)


@pytest.mark.parametrize("name", ["Sheet 771", "Ratings 2018", "Hekou", "Old draft", "2018"])
def test_any_other_name_says_something(name):
    assert not is_usual_name(name)
