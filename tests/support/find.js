// Finds what a person or a screen reader would call by a role and a name. Runs inside the window.
// A small part of https://www.w3.org/TR/html-aria/ and https://www.w3.org/TR/accname-1.2/: what Roster uses.
function roster(what, path) {
  const squeeze = (text) => (text ?? '').replace(/\s+/g, ' ').trim()

  // Which elements have a role without saying so. The first match wins.
  const implicit = [
    ['button', 'button, input[type=button], input[type=submit], input[type=reset], summary'],
    ['link', 'a[href]'],
    ['checkbox', 'input[type=checkbox]'],
    ['radio', 'input[type=radio]'],
    ['slider', 'input[type=range]'],
    ['spinbutton', 'input[type=number]'],
    ['combobox', 'select:not([multiple]), input[list]'],
    ['searchbox', 'input[type=search]'],
    ['textbox', 'textarea, input:not([type]), input[type=text], input[type=email], input[type=url]'],
    ['listbox', 'select[multiple]'],
    ['option', 'option'],
    ['heading', 'h1, h2, h3, h4, h5, h6'],
    ['navigation', 'nav'],
    ['main', 'main'],
    ['complementary', 'aside'],
    ['dialog', 'dialog'],
    ['group', 'fieldset, details'],
    ['list', 'ul, ol'],
    ['listitem', 'li'],
    ['table', 'table'],
    ['row', 'tr'],
    ['columnheader', 'th'],
    ['cell', 'td'],
    ['status', 'output'],
    ['progressbar', 'progress'],
    ['img', 'img'],
    ['region', 'section[aria-label], section[aria-labelledby]'],
    ['form', 'form[aria-label], form[aria-labelledby]'],
  ]
  const namedByContent = new Set(
    'button link checkbox radio switch option heading listitem row columnheader cell gridcell tab treeitem menuitem menuitemcheckbox menuitemradio'.split(' '),
  )
  const role = (element) =>
    element.getAttribute('role') ?? implicit.find(([, css]) => element.matches(css))?.[0]

  function content(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return ''
    if (!node.checkVisibility({ visibilityProperty: true })) return ''
    const own = node.getAttribute('aria-label') ?? node.getAttribute('alt')
    if (own) return ` ${own} `
    const inside = [...node.childNodes].map(content).join('')
    return getComputedStyle(node).display.startsWith('inline') ? inside : ` ${inside} `
  }

  // The text of a label without the field that it is wrapped around.
  const labelText = (label) =>
    [...label.childNodes].map((node) => (node.labels || node.querySelector?.('input, select, textarea') ? '' : content(node))).join('')

  function name(element) {
    const ids = element.getAttribute('aria-labelledby')
    if (ids) {
      const parts = ids.split(/\s+/).map((id) => document.getElementById(id))
      return squeeze(parts.map((part) => (part ? (part.getAttribute('aria-label') ?? content(part)) : '')).join(' '))
    }
    const said = element.getAttribute('aria-label')
    if (said) return squeeze(said)
    if (element.labels?.length) return squeeze([...element.labels].map(labelText).join(' '))
    const caption = element.querySelector(':scope > legend, :scope > caption')
    if (caption) return squeeze(content(caption))
    if (/^(button|submit|reset)$/.test(element.type) && element.matches('input')) return squeeze(element.value)
    if (element.matches('img')) return squeeze(element.alt)
    const text = namedByContent.has(role(element)) ? squeeze([...element.childNodes].map(content).join('')) : ''
    return text || squeeze(element.title || element.placeholder)
  }

  const shown = (element) =>
    !element.closest('[inert], [aria-hidden=true]') &&
    (element.matches('option') || element.checkVisibility({ visibilityProperty: true }))

  const isField = (element) =>
    element.matches('input, select, textarea, [contenteditable=true]') ||
    /^(checkbox|combobox|listbox|radio|radiogroup|searchbox|slider|spinbutton|switch|textbox|tree)$/.test(role(element) ?? '')

  const holds = (element, text) => squeeze(element.innerText).includes(text)

  function fits(element, by) {
    if (by.id) return element.id === by.id
    if (by.testId) return element.dataset.testid === by.testId
    if (by.label) return isField(element) && name(element) === by.label
    if (by.text) return holds(element, by.text) && ![...element.children].some((child) => holds(child, by.text))
    if (role(element) !== by.role) return false
    if (by.name === null || name(element) === by.name) return true
    // A status or an alert has no name: what it says is what it is known by.
    return /^(status|alert)$/.test(by.role) && holds(element, by.name)
  }

  if (what === 'name') return name(document.activeElement)
  let found = [document.body]
  for (const by of path) {
    const inside = new Set(found.flatMap((root) => [...root.querySelectorAll('*')]))
    found = [...inside].filter((element) => fits(element, by) && shown(element))
  }
  return found
}
