"""How a page and its blocks are made, without what they say: what is made alike needs one look of axe."""

# What axe judges of a page: its elements, how they are marked and named, whether they are shown and hold words; like
# ones in a row once, and so like neighbours. Neither the words nor the numbers in addresses nor what a field takes, nor
# the strokes of a drawing, which have no name of their own. What surrounds the content is a part of its own: the same
# for many pages, and each is looked at with any of them.
# Colours are what a block has from the page's styles, itself, what it lies in and its neighbours: blocks are small, and
# none has words beside another. What may be coloured by what is inside (a row with a tick) is never divided.
OUTLINE = """() => {
  const words = new Set(["href", "value", "id", "for", "name", "src", "alt", "title", "placeholder", "content",
    "action", "formaction", "datetime", "d", "form", "list", "min", "max", "step", "minlength", "maxlength", "pattern",
    "aria-label", "aria-describedby", "aria-labelledby", "aria-controls"]);
  const said = text => text.trim() ? "said" : "empty";
  const leads = (element, name) => element.getAttribute(name).split(" ").map(id => !!document.getElementById(id));
  const mark = (element, name) =>
    ["for", "aria-describedby", "aria-labelledby", "aria-controls"].includes(name) ? leads(element, name)
      : words.has(name) || /^(data|hx)-/.test(name) ? said(element.getAttribute(name)) : element.getAttribute(name);
  const stroke = "svg :is(path, circle, ellipse, rect, line, polyline, polygon, g):not([role], [tabindex])";
  const content = document.querySelector("main");
  const marks = new Map(), outlines = new Map(), blocks = [];
  const marked = element => {
    if (!element) return "";
    if (!marks.has(element)) {
      const hidden = element.checkVisibility({visibilityProperty: true}) ? "" : "hidden ";
      const each = [...element.attributes].map(each => each.name + "=" + mark(element, each.name)).sort();
      marks.set(element, `<${hidden}${element.tagName} ${each}>`);
    }
    return marks.get(element);
  };
  const outline = (element, whole) => {
    if (element === content && !whole) return "<MAIN>";
    const inside = [], neighbours = new Set();
    let last = "";
    for (const node of element.childNodes) {
      const part = node.nodeType == 1 ? outline(node, whole) : node.nodeType == 3 && node.data.trim() ? "said" : "";
      if (!part || part == last) continue;
      const pair = last + " then " + part;
      if (!neighbours.has(pair)) inside.push(...(last == (inside.at(-1) ?? "") ? [part] : [last, part]));
      neighbours.add(pair);
      last = part;
    }
    const found = !inside.length && element.matches(stroke) ? "" : marked(element) + inside.join("") + "</>";
    outlines.set(element, found);
    return found;
  };
  const divide = (element, within) => {
    const words = [...element.childNodes].some(node => node.nodeType == 3 && node.data.trim());
    const around = element.contains(content), small = !around && element.querySelectorAll("*").length < 12;
    if (words || small || element.matches("a, button, label, summary, tr, p, select, svg")) {
      const beside = marked(element.previousElementSibling) + marked(element.nextElementSibling);
      blocks.push([element, [within, around ? outline(element, true) : outlines.get(element), beside].join(" ")]);
    } else for (const child of element.children) divide(child, within + marked(element));
  };
  const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  const around = ids.length - new Set(ids).size + outline(document.documentElement, false);
  const parts = content ? [around, outline(content, true)] : [around];
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")].map(each => each.getAttribute("href"));
  divide(document.body, styles.join(" "));
  window.blocks = blocks.map(([element]) => element);
  return {parts, blocks: blocks.map(([, made]) => made)};
}"""
