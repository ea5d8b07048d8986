// JavaScript as in Odoo's own code, XML as in OCA's.

/** @type {import("prettier").Config} */
module.exports = {
    plugins: [require.resolve("@prettier/plugin-xml")],
    tabWidth: 4,
    printWidth: 100,
    semi: true,
    singleQuote: false,
    trailingComma: "es5",
    xmlWhitespaceSensitivity: "preserve",
    xmlSelfClosingSpace: true,
    overrides: [
        { files: "*.xml", options: { printWidth: 88 } },
        { files: ["*.yml", "*.yaml"], options: { tabWidth: 2 } },
    ],
};
