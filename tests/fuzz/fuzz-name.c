/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is typed beside whatever is listed, by whatever rules: a line of names, then rules. */
#include <math.h>
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-name-match.h"
#include "gvt-name-query.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\n", 3);
  guint n = g_strv_length (parts);
  const char *rest = n > 2 ? parts[2] : "";
  g_autoptr (GvtNameRules) rules = gvt_name_rules_parse (rest, strlen (rest), NULL);
  GvtMatchPerson given = { n > 0 ? parts[0] : "", "1970-01-02", "" };
  GvtMatchPerson listed = { n > 1 ? parts[1] : "", "1970-02-01", "P" };
  g_auto (GvtNameMatch) match = { 0 };
  g_auto (GvtNameQuery) query = { 0 };

  gvt_name_match (&match, rules != NULL ? rules : gvt_name_rules_get (), NULL, &given, &listed);
  g_assert_true (isfinite (match.score) && match.score >= 0 && match.score <= 1);

  gvt_name_query_read (&query, given.name);
  g_assert_true (g_utf8_validate (query.name, -1, NULL));
  g_assert_true (strlen (query.birth) == 0 || strlen (query.birth) == 4
                 || strlen (query.birth) == 10);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "Siti lahir tgl. 12 Maret 1958\nSITI\n");
  gvt_fuzz_seed_text (seeds, "Inaq Sahnim, istri Amaq Mah\nINAK SAHNIM\n");
  gvt_fuzz_seed_text (seeds, "Hj. St. Hadijah S.Pd.I\nSITI KHADIJAH\nword siti P siti ^st = A | A\n"
                             "sound kh h = A | A\nsound h$ - = A | A\nnear a o = A | A\n");
  gvt_fuzz_seed_text (seeds,
                      "Abdurrahman Nurhayati\nABDUL RAHMAN NUR HAYATI\nsplit abdu l = A | B\n"
                      "title haji L haji ^h = A | A\nword x - ida+bagus ib = A | B\n");
}
