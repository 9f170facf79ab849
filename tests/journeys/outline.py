"""How a page is made, without what it says: pages that are made alike need one look of axe."""

# What axe judges of a page: its elements, how they are marked and named, whether they hold words; like ones in a row
# once. Neither the words nor the numbers in addresses.
OUTLINE = """() => {
  const words = new Set(["href", "value", "id", "for", "name", "src", "alt", "title", "placeholder", "content", "action",
    "datetime", "d", "form", "list", "aria-label", "aria-describedby", "aria-labelledby", "aria-controls"]);
  const said = text => text.trim() ? "said" : "empty";
  const leads = (element, name) => element.getAttribute(name).split(" ").map(id => !!document.getElementById(id));
  const mark = (element, name) =>
    ["for", "aria-describedby", "aria-labelledby", "aria-controls"].includes(name) ? leads(element, name)
      : words.has(name) || /^(data|hx)-/.test(name) ? said(element.getAttribute(name)) : element.getAttribute(name);
  const outline = element => {
    const marks = [...element.attributes].map(each => each.name + "=" + mark(element, each.name)).sort();
    const inside = [];
    for (const node of element.childNodes) {
      const part = node.nodeType == 1 ? outline(node) : node.nodeType == 3 && node.data.trim() ? "said" : "";
      if (part && part != inside.at(-1)) inside.push(part);
    }
    return `<${element.tagName} ${marks}>${inside.join("")}</>`;
  };
  const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  return ids.length - new Set(ids).size + outline(document.documentElement);
}"""
