/**
 * Keeps the shop usable on the slow lines of the valleys.
 *
 * Pages come from the network; when it does not answer in time, from the copy of the last
 * visit; else the visitor reads what is happening. The server says which pages are the same
 * for everybody and may be kept: nothing personal is ever stored.
 */

// The server writes the version of the addon here, so that an upgrade starts anew.
const VERSION = "linfa-__VERSION__";
const PAGES = `${VERSION}-pages`;
const FILES = `${VERSION}-files`;
const OFFLINE_PAGE = "/offline";
const PRECACHED = [
    OFFLINE_PAGE,
    "/linfa_catalog/static/fonts/atkinson-hyperlegible-latin-400-normal.woff2",
    "/linfa_catalog/static/src/img/icons/icon-192.png",
];
const TIMEOUT = 5000;
const MAX_PAGES = 40;
const MAX_FILES = 200;

// The other applications of the same server look after themselves.
const FOREIGN =
    /^\/(odoo|web|pos|pos-self|websocket|bus|mail|longpolling|json|jsonrpc|xmlrpc)(\/|$)/;
// What does not change under its address: bundles and pictures carry a hash in it.
const LASTING = /^\/(web\/assets|linfa_catalog\/static\/(fonts|src\/img))\//;
const PICTURE =
    /^\/web\/image\/(product\.template|product\.product|product\.image|res\.partner)\/\d+\/image_\d+/;

self.addEventListener("install", (ev) => {
    ev.waitUntil(
        caches
            .open(PAGES)
            .then((cache) => cache.addAll(PRECACHED))
            .then(() => self.skipWaiting())
    );
});

self.addEventListener("activate", (ev) => {
    ev.waitUntil(dropOldVersions().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (ev) => {
    const { request } = ev;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) {
        return;
    }
    if (isLasting(url)) {
        ev.respondWith(fileFirst(ev));
    } else if (request.mode === "navigate" && !FOREIGN.test(url.pathname)) {
        ev.respondWith(networkFirst(ev));
    }
});

function isLasting(url) {
    if (PICTURE.test(url.pathname)) {
        return url.searchParams.has("unique");
    }
    return LASTING.test(url.pathname);
}

async function dropOldVersions() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("linfa-") && !name.startsWith(VERSION));
    return Promise.all(old.map((name) => caches.delete(name)));
}

async function fileFirst(ev) {
    const known = await caches.match(ev.request);
    if (known) {
        return known;
    }
    const response = await fetch(ev.request);
    if (response.ok && response.type === "basic") {
        ev.waitUntil(keep(FILES, MAX_FILES, ev.request, response.clone()));
    }
    return response;
}

async function networkFirst(ev) {
    const answer = fetch(ev.request).then((response) => {
        if (mayBeKept(response)) {
            ev.waitUntil(keep(PAGES, MAX_PAGES, ev.request, response.clone()));
        }
        return response;
    });
    const copy = await caches.match(ev.request);
    try {
        return await (copy ? Promise.race([answer, failAfter(TIMEOUT)]) : answer);
    } catch {
        answer.catch(() => {}); // It lost the race: whatever it says comes too late.
        return copy || caches.match(OFFLINE_PAGE);
    }
}

function mayBeKept(response) {
    return response.ok && !response.redirected && response.headers.get("X-Linfa-Offline-Copy");
}

function failAfter(milliseconds) {
    return new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error("Too slow")), milliseconds);
    });
}

async function keep(name, limit, request, response) {
    const cache = await caches.open(name);
    await cache.put(request, response);
    const keys = await cache.keys();
    const removable = keys.filter((key) => !PRECACHED.includes(new URL(key.url).pathname));
    const excess = removable.slice(0, Math.max(0, removable.length - limit));
    await Promise.all(excess.map((key) => cache.delete(key)));
}
