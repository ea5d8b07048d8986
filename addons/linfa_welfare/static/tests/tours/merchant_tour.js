import { registry } from "@web/core/registry";

/** The picture of the code that the address of the page names. */
async function drawCode() {
    const code = new URLSearchParams(window.location.search).get("code");
    const url = `/report/barcode/QR/${encodeURIComponent(code)}?width=400&height=400`;
    return (await fetch(url)).blob();
}

/** A camera that sees the code, in the place of that of the phone. */
async function holdBeforeCamera() {
    const picture = await createImageBitmap(await drawCode());
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 480;
    const pen = canvas.getContext("2d");
    const draw = () => {
        pen.fillStyle = "white";
        pen.fillRect(0, 0, 480, 480);
        pen.drawImage(picture, 40, 40);
    };
    draw();
    setInterval(draw, 100);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
}

/** A photo of the code, as the phone hands it over. */
async function takePhoto(input) {
    const chosen = new DataTransfer();
    chosen.items.add(new File([await drawCode()], "photo.png", { type: "image/png" }));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
}

registry.category("web_tour.tours").add("linfa_welfare_camera", {
    steps: () => [
        {
            content: "Hold the card before the camera",
            trigger: ".linfa-scan__start:visible",
            run: holdBeforeCamera,
        },
        {
            content: "Open the camera: it finds the code and goes on",
            trigger: ".linfa-scan__start:visible",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Enter the amount",
            trigger: "#amount",
            run: "edit 12,50",
        },
        {
            content: "Take the credit",
            trigger: ".linfa-till__ends .linfa-till__go",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It is done",
            trigger: ".linfa-till__result .linfa-till__sum:contains('12,50')",
        },
    ],
});

registry.category("web_tour.tours").add("linfa_welfare_photo", {
    steps: () => [
        {
            content: "Choose a photo of the code: it is read on the phone",
            trigger: ".linfa-scan__ways:visible",
            async run() {
                await takePhoto(document.querySelector(".linfa-scan__file"));
            },
            expectUnloadPage: true,
        },
        {
            content: "The credit of the card is there",
            trigger: ".linfa-till__available:contains('60,00')",
        },
    ],
});
