from lxml import etree, html

from odoo.tests import tagged

from .common import LANGUAGE, LinfaCatalogCommon

# What somebody could try to leave in a story. Each of them runs a script, loads
# something from elsewhere into the page, posts data or covers the page.
HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>ciao</p>",
    "<body onload=alert(1)>ciao</body>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='https://evil.example/x.swf'></object>",
    "<embed src='https://evil.example/x.swf'>",
    "<a href='javascript:alert(1)'>clic</a>",
    "<a href='JaVaScRiPt:alert(1)'>clic</a>",
    "<a href='java&#10;script:alert(1)'>clic</a>",
    "<a href='&#106;avascript:alert(1)'>clic</a>",
    "<a href='vbscript:msgbox(1)'>clic</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>clic</a>",
    "<p style='background:url(javascript:alert(1))'>ciao</p>",
    "<div style='position:fixed;top:0;left:0;width:100%;height:100%'>copro</div>",
    "<div class='position-fixed vw-100 vh-100 top-0 start-0'>copro</div>",
    "<style>body{display:none}</style>",
    "<link rel='stylesheet' href='https://evil.example/x.css'>",
    "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<form action='https://evil.example'><input name='password'></form>",
    "<details open ontoggle=alert(1)>ciao</details>",
    "<video><source onerror=alert(1)></video>",
    "<math><a xlink:href='javascript:alert(1)'>clic</a></math>",
    "<p>ciao<!--><script>alert(1)</script>--></p>",
    "<img src='x' onerror\n=alert(1)>",
    "<<script>script>alert(1)<</script>/script>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) />c</a></svg>",
    "<svg><image href='https://evil.example/t.png'/></svg>",
    "<img src='https://evil.example/tracker.png'>",
    "<img src='//evil.example/tracker.png'>",
    "<img src='/x.png' srcset='https://evil.example/t.png 2x'>",
    "<audio src='https://evil.example/a.mp3' autoplay></audio>",
    "<video src='https://evil.example/v.mp4' poster='/x'></video>",
    "<a href='/x' ping='https://evil.example'>clic</a>",
    "<div id='wrap' name='csrf_token' data-bs-toggle='modal'>copro</div>",
    "<p t-out='user.password' t-att-onclick='1'>ciao</p>",
)
ALLOWED_TAGS = {"a", "b", "div", "h3", "i", "img", "li", "p", "span", "ul"}
ALLOWED_ATTRIBUTES = {"href", "src", "title", "alt"}
FORBIDDEN_VALUES = ("javascript:", "vbscript:", "data:", "//", "https://evil")


@tagged("post_install", "-at_install")
class TestStorySanitize(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer()

    def _find_hostile(self, story):
        """Return what a story holds that it should not."""
        document = html.fragment_fromstring(str(story or ""), create_parent="div")
        found = [
            element.tag for element in document.iterdescendants() if element.tag not in ALLOWED_TAGS
        ]
        for element in document.iterdescendants(etree.Element):
            for name, value in element.attrib.items():
                target = "".join(value.split()).lower()
                if name not in ALLOWED_ATTRIBUTES or target.startswith(FORBIDDEN_VALUES):
                    found.append(f"{name}={value}")
        return found

    def test_the_check_of_this_test_sees_what_is_hostile(self):
        seen = [story for story in HOSTILE if self._find_hostile(story)]
        self.assertGreater(len(seen), 35)

    def test_hostile_stories_are_cleaned_even_when_the_administrator_writes(self):
        admin = self.env.ref("base.user_admin")
        self.assertTrue(admin.has_group("base.group_sanitize_override"))
        for story in HOSTILE:
            with self.subTest(story=story):
                self.producer.with_user(admin).producer_story = story
                self.producer.flush_recordset()
                self.producer.invalidate_recordset()
                self.assertFalse(self._find_hostile(self.producer.producer_story))

    def test_hostile_stories_are_cleaned_at_creation(self):
        producers = [
            self._create_producer(f"Malga {index}", producer_story=story)
            for index, story in enumerate(HOSTILE)
        ]
        self.env.flush_all()
        self.env.invalidate_all()
        for producer, story in zip(producers, HOSTILE, strict=True):
            with self.subTest(story=story):
                self.assertFalse(self._find_hostile(producer.producer_story))

    def test_hostile_translations_are_cleaned(self):
        for story in HOSTILE:
            with self.subTest(story=story):
                self.producer.producer_story = "<p>Our farm</p>"
                self.producer.update_field_translations(
                    "producer_story", {LANGUAGE: {"Our farm": story}}
                )
                self.env.flush_all()
                self.env.invalidate_all()
                italian = self.producer.with_context(lang=LANGUAGE)
                self.assertFalse(self._find_hostile(italian.producer_story))

    def test_an_honest_translation_is_kept(self):
        self.producer.producer_story = "<p>Our farm</p>"
        self.producer.update_field_translations(
            "producer_story", {LANGUAGE: {"Our farm": "La nostra malga"}}
        )
        italian = self.producer.with_context(lang=LANGUAGE)
        self.assertEqual(italian.producer_story, "<p>La nostra malga</p>")

    def test_the_description_of_a_valley_is_cleaned_too(self):
        self.trompia.description = HOSTILE[0] + "<p onclick='x()'>La valle</p>"
        self.assertEqual(self.trompia.description, "<p>La valle</p>")

    def test_an_honest_story_keeps_its_form(self):
        story = (
            "<h3>La malga</h3><p>Saliamo a <b>giugno</b> con <i>venti</i> vacche.</p>"
            '<ul><li>burro</li><li>ricotta</li></ul><p><a href="https://example.com">'
            "Il consorzio</a></p>"
            '<p><img src="/web/image/7-abc/malga.jpg" alt="La malga"></p>'
        )
        self.producer.producer_story = story
        self.producer.flush_recordset()
        self.producer.invalidate_recordset()
        self.assertEqual(self.producer.producer_story, story)

    def test_an_empty_story_stays_empty(self):
        for story in (False, ""):
            self.producer.producer_story = story
            self.assertFalse(self.producer.producer_story)
