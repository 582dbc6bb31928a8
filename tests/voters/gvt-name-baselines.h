/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the matcher has to beat. Both are written from their published definitions. */

/** gvt_trigram_similarity: as PostgreSQL's pg_trgm defines similarity(): words of letters and
 * digits in small letters, each with two blanks before it and one behind; the trigrams of both as
 * sets; those in common by those in either (PostgreSQL documentation, F.35 pg_trgm) */
double gvt_trigram_similarity (const char *a, const char *b);

/** gvt_jaro_winkler: Jaro's similarity with Winkler's prefix of up to four letters, scale 0.1 (W.
 * E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model
 * of Record Linkage", 1990); of whole names in small letters, of the first 256 of each */
double gvt_jaro_winkler (const char *a, const char *b);
