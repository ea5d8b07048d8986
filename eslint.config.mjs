import globals from "globals";

const rules = {
    "arrow-body-style": ["error", "as-needed"],
    complexity: ["error", 10],
    curly: ["error", "all"],
    eqeqeq: ["error", "always"],
    "no-console": ["error", { allow: ["warn", "error"] }],
    "no-const-assign": "error",
    "no-debugger": "error",
    "no-dupe-args": "error",
    "no-dupe-class-members": "error",
    "no-dupe-else-if": "error",
    "no-dupe-keys": "error",
    "no-duplicate-imports": "error",
    "no-eval": "error",
    "no-restricted-globals": ["error", "event", "self"],
    "no-restricted-syntax": ["error", "PrivateIdentifier"],
    "no-undef": "error",
    "no-unreachable": "error",
    "no-unsafe-negation": "error",
    "no-unused-vars": ["error", { vars: "all", args: "none", caughtErrors: "all" }],
    "no-var": "error",
    "prefer-const": ["error", { destructuring: "all", ignoreReadBeforeAssign: true }],
    "valid-typeof": "error",
};

export default [
    { ignores: [".linfa/**", "node_modules/**", "**/static/lib/**"] },
    {
        files: ["**/*.js", "**/*.mjs"],
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "module",
            globals: { ...globals.browser, luxon: "readonly", odoo: "readonly" },
        },
        rules,
    },
    {
        // A service worker has no window: its global object is `self`.
        files: ["**/service_worker*.js"],
        languageOptions: { globals: globals.serviceworker },
        rules: { "no-restricted-globals": "off" },
    },
    {
        files: ["**/*.cjs"],
        languageOptions: { sourceType: "commonjs", globals: globals.node },
        rules,
    },
];
