"""What is read of a page are its forms, whatever stands around them."""

from tests.page_forms import forms_of

PAGE = """
<!-- <form action="/commented/"><input name="a"></form> -->
<script>const drawn = '<form action="/drawn/"><input name="b">';</script>
<p title="a > b">Text <b>&lt;form&gt;</b></p>
<form method="post" action="/there/?a=1&amp;b=2" id="one">
  <div><label for="c">C</label><input name="c" value="1 > 0 &amp; « é »"></div>
  <textarea name="d" rows="3">
First &lt;form&gt; line</textarea>
  <fieldset><select name="f"><option value="">–</option><option value="2" selected>Two</option></select></fieldset>
  <button name="do" value="go">Go <svg><path d="M0"/></svg></button>
</form>
<input name="g" form="one" type="checkbox" checked><form action="/search/"><input name="q" type="search"></form>
"""


def test_forms_are_read_and_nothing_else_of_a_page() -> None:
    there, search = forms_of(PAGE)
    assert (there.method, there.action, search.action) == ("post", "/there/?a=1&b=2", "/search/")
    assert there.values == {
        "c": ["1 > 0 & « é »"], "d": ['\nFirst <form> line'], "f": ["2"], "g": ["on"],
    }  # fmt: skip
    assert there.choices == {"f": ["", "2"], "g": ["on"]}
    assert (there.buttons, there.areas, search.names) == ([("do", "go")], {"d"}, ["q"])
