"""Text as it arrives: every kind of code point that Arabic news brings."""

from __future__ import annotations

from hypothesis import strategies as st

# Arabic letters, marks, tatweel, presentation forms, bidi controls, digits of three scripts, Latin and emoji.
ALPHABET = st.one_of(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىةؤئءگپچڤک"),
    st.sampled_from("\u064b\u064e\u0651\u0652\u0670\u0640"),
    st.sampled_from("\ufefb\ufdf2\ufe8e\ufedf\u200f\u202b\u2067\ufeff\u00a0"),
    st.sampled_from('٠١٩۴5.,،؛:!?«»"() \n\r\tABCé😀🇱🇾'),
    st.characters(),
)
TEXTS = st.text(ALPHABET, max_size=120)
