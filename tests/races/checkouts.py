"""Shared by the checkout race and by the proof that it can fail."""

from tests.kit.data import Data
from tests.kit.people import Resident
from tests.kit.together import together

RESIDENTS = 4
#: Seconds. Two busy workers answer within one on a quiet machine; a freeze lasts 40 to 120.
HEALTH_LIMIT = 3.0


class Market:
    """Two producers, one cheese each, home delivery; residents who want both."""

    def __init__(self, server, rpc):
        self.server = server
        data = Data(rpc)
        self.emails = ["anna.race@example.com", "bruno.race@example.com"]
        producers = [data.producer(email=email) for email in self.emails]
        self.offers = [data.food(producer) for producer in producers]
        self.carrier = data.carrier()
        data.enable_bank_transfer()

    def filled_carts(self, count: int) -> list[Resident]:
        """Residents who stand before the payment page, all at the same moment."""
        residents = [Resident(self.server, timeout=300) for _ in range(count)]

        def fill(number):
            resident = residents[number]
            for offer in self.offers:
                resident.add_to_cart(offer.variant_id)
            resident.give_address()
            resident.choose_delivery(self.carrier)

        for outcome in together(count, fill, patience=300):
            if outcome.error:
                raise outcome.error
        return residents
