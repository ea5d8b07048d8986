from stdnum.it import codicefiscale

from odoo.exceptions import ValidationError
from odoo.http import request

from odoo.addons.website_sale.controllers.main import WebsiteSale

CODE = "l10n_it_codice_fiscale"


class LinfaAgeCheckout(WebsiteSale):
    """An order with alcohol or blades asks who orders for the codice fiscale."""

    def _check_addresses(self, order_sudo):
        """Override of `website_sale` to go back to the details of who orders until they
        hold the codice fiscale of an adult.
        """
        if redirection := super()._check_addresses(order_sudo):
            return redirection
        partner_sudo = order_sudo.partner_id
        if order_sudo._is_age_code_needed() and partner_sudo._can_be_edited_by_current_customer(
            order_sudo=order_sudo
        ):
            return request.redirect(
                f"/shop/address?partner_id={partner_sudo.id}&address_type=billing"
            )
        return None

    def _prepare_address_form_values(self, partner_sudo, *args, order_sudo=False, **kwargs):
        """Override of `website_sale` to show the field of the codice fiscale."""
        values = super()._prepare_address_form_values(
            partner_sudo, *args, order_sudo=order_sudo, **kwargs
        )
        return {**values, "age_code_needed": self._asks_for_age(order_sudo, partner_sudo)}

    def _asks_for_age(self, order_sudo, partner_sudo):
        """Tell whether these details are those of who orders, and the age is unknown."""
        if not order_sudo or not order_sudo._is_age_code_needed():
            return False
        return order_sudo._is_anonymous_cart() or partner_sudo == order_sudo.partner_id

    def _parse_form_data(self, form_data):
        """Override of `portal` to write the code as the law does, because the field cuts
        what is typed with blanks.
        """
        if form_data.get(CODE):
            form_data = {**form_data, CODE: codicefiscale.compact(str(form_data[CODE]))}
        return super()._parse_form_data(form_data)

    def _validate_address_values(
        self,
        address_values,
        partner_sudo,
        address_type,
        use_delivery_as_billing,
        required_fields,
        **kwargs,
    ):
        """Override of `portal` to refuse whoever is under 18, beside the field."""
        order_sudo = request.cart
        refusal = ""
        if self._asks_for_age(order_sudo, partner_sudo):
            try:
                order_sudo._check_age_code(address_values.get(CODE))
            except ValidationError as error:
                refusal = error.args[0]
                # Said once, in our words.
                address_values.pop(CODE, None)
                required_fields = required_fields.replace(CODE, "")
        invalid_fields, missing_fields, messages = super()._validate_address_values(
            address_values,
            partner_sudo,
            address_type,
            use_delivery_as_billing,
            required_fields,
            **kwargs,
        )
        if refusal:
            invalid_fields.add(CODE)
            messages.append(refusal)
        return invalid_fields, missing_fields, messages
