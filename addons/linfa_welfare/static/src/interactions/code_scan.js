import { loadJS } from "@web/core/assets";
import { buildZXingBarcodeDetector } from "@web/core/barcode/ZXingBarcodeDetector";
import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

const FORMATS = ["qr_code", "code_39"];
const PAUSE = 200;
const LIBRARY = "/web/static/lib/zxing-library/zxing-library.js";
/** Photos of modern phones are far larger than a code needs. */
const PHOTO_SIZE = 1600;

/** The browser's own detector where it knows what we need, or nothing. */
async function getOwnDetector() {
    if (!("BarcodeDetector" in window)) {
        return null;
    }
    const known = await window.BarcodeDetector.getSupportedFormats();
    return FORMATS.every((format) => known.includes(format))
        ? new window.BarcodeDetector({ formats: FORMATS })
        : null;
}

/** Draws a photo, smaller if needed. */
async function drawPhoto(file) {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, PHOTO_SIZE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
}

/** Reads a drawing with the library that stock Odoo brings for browsers without a detector. */
function readWithLibrary(canvas) {
    const { ZXing } = window;
    const formats = [ZXing.BarcodeFormat.QR_CODE, ZXing.BarcodeFormat.CODE_39];
    const hints = new Map([
        [ZXing.DecodeHintType.POSSIBLE_FORMATS, formats],
        [ZXing.DecodeHintType.TRY_HARDER, true],
    ]);
    const reader = new ZXing.MultiFormatReader();
    reader.setHints(hints);
    const source = new ZXing.HTMLCanvasElementLuminanceSource(canvas);
    try {
        return reader.decode(new ZXing.BinaryBitmap(new ZXing.HybridBinarizer(source))).getText();
    } catch {
        return "";
    }
}

/**
 * Reads the code of a voucher, a card or a health card, by camera or in a photo. Nothing
 * leaves the phone but the code; without a camera, or without JavaScript, it is typed.
 */
export class CodeScan extends Interaction {
    static selector = ".linfa-scan";
    dynamicContent = {
        ".linfa-scan__start": { "t-on-click": this.onStart },
        ".linfa-scan__stop": { "t-on-click": this.closeCamera },
        ".linfa-scan__file": { "t-on-change": this.onPhoto },
        ".linfa-scan__form": { "t-on-submit": this.closeCamera },
    };

    setup() {
        this.stream = null;
        this.video = this.el.querySelector("video");
        this.registerCleanup(() => this.closeCamera());
    }

    start() {
        this.el.querySelector(".linfa-scan__ways").hidden = false;
        const canFilm = Boolean(navigator.mediaDevices?.getUserMedia);
        this.el.querySelector(".linfa-scan__start").hidden = !canFilm;
    }

    say(what) {
        for (const words of this.el.querySelectorAll("[data-when]")) {
            words.hidden = words.dataset.when !== what;
        }
    }

    async onStart() {
        try {
            this.stream = await this.waitFor(
                navigator.mediaDevices.getUserMedia({
                    video: { facingMode: "environment" },
                    audio: false,
                })
            );
        } catch {
            this.say("noCamera");
            return;
        }
        this.show(true);
        this.say("looking");
        this.video.srcObject = this.stream;
        await this.waitFor(this.video.play());
        this.detector = await this.waitFor(this.getDetector());
        this.look();
    }

    async getDetector() {
        const own = await getOwnDetector();
        if (own) {
            return own;
        }
        await loadJS(LIBRARY);
        const Detector = buildZXingBarcodeDetector(window.ZXing);
        return new Detector({ formats: FORMATS });
    }

    async look() {
        if (!this.stream) {
            return;
        }
        const found = await this.waitFor(this.detect());
        if (found) {
            this.use(found);
        } else {
            this.waitForTimeout(this.look, PAUSE);
        }
    }

    /** A frame that cannot be read is no reason to stop: the next one may be. */
    async detect() {
        try {
            const codes = await this.detector.detect(this.video);
            return codes.length ? codes[0].rawValue : "";
        } catch {
            return "";
        }
    }

    async onPhoto(ev) {
        const file = ev.target.files[0];
        if (!file) {
            return;
        }
        const found = await this.waitFor(this.readPhoto(file));
        ev.target.value = "";
        if (found) {
            this.use(found);
        } else {
            this.say("notFound");
        }
    }

    async readPhoto(file) {
        try {
            const canvas = await drawPhoto(file);
            const own = await getOwnDetector();
            if (own) {
                const codes = await own.detect(canvas);
                return codes.length ? codes[0].rawValue : "";
            }
            await loadJS(LIBRARY);
            return readWithLibrary(canvas);
        } catch {
            return "";
        }
    }

    use(code) {
        this.closeCamera();
        this.el.querySelector("input[name='code']").value = code;
        this.say("slow");
        this.el.querySelector(".linfa-scan__form").requestSubmit();
    }

    show(isOpen) {
        this.el.querySelector(".linfa-scan__camera").hidden = !isOpen;
        this.el.querySelector(".linfa-scan__ways").hidden = isOpen;
    }

    closeCamera() {
        if (this.stream) {
            this.stream.getTracks().forEach((track) => track.stop());
            this.stream = null;
            this.show(false);
            this.say("");
        }
    }
}

/**
 * Says that the line is slow, and waits with a second touch of the button. The server
 * takes a sale once whatever happens here.
 */
export class SendOnce extends Interaction {
    static selector = ".linfa-once";
    dynamicContent = {
        _root: { "t-on-submit": this.onSubmit },
    };

    onSubmit() {
        const button = this.el.querySelector("button[type='submit']");
        const said = this.el.querySelector(".linfa-once__said");
        // The form is sent first: a button that is disabled at once would stop it.
        this.waitForTimeout(() => {
            button.disabled = true;
        }, 0);
        this.waitForTimeout(() => {
            if (said) {
                said.hidden = false;
            }
            button.disabled = false;
        }, 8000);
    }
}

registry.category("public.interactions").add("linfa_welfare.code_scan", CodeScan);
registry.category("public.interactions").add("linfa_welfare.send_once", SendOnce);
