/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the matcher weighs and the first score of a search weighs alike. */

/* How much of what a name lacks a fitting birth date makes up for. */
#define GVT_GAIN_DAY 0.5

/* The same of living where was said. */
#define GVT_GAIN_PLACE 0.25

/* What is left of a score where the row is otherwise: born at another time, of the other sex,
 * living elsewhere, or
 * without the title that somebody was born with, which lists hardly ever leave out. */
#define GVT_KEPT_OTHER_BIRTH 0.45
#define GVT_KEPT_NOT_SEX     0.6
#define GVT_KEPT_NOT_BORN    0.85
#define GVT_KEPT_OTHER_PLACE 0.8
