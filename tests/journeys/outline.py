"""How a page is made, without what it says: pages that are made alike need one look of axe."""

# What axe judges of a page: its elements, how they are marked and named, whether they are shown and hold words; like
# ones in a row once, and so like neighbours. Neither the words nor the numbers in addresses nor what a field takes, nor
# the strokes of a drawing, which have no name of their own. What surrounds the content is a part of its own: the same
# for many pages, and each is looked at with any of them.
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
    if (!inside.length && element.matches(stroke)) return "";
    const marks = [...element.attributes].map(each => each.name + "=" + mark(element, each.name)).sort();
    const hidden = element.checkVisibility({visibilityProperty: true}) ? "" : "hidden ";
    return `<${hidden}${element.tagName} ${marks}>${inside.join("")}</>`;
  };
  const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  const around = ids.length - new Set(ids).size + outline(document.documentElement, false);
  return content ? [around, outline(content, true)] : [around];
}"""
