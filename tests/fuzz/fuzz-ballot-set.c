/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of ballots. */
#include "gvt-ballot-set-codec-private.h"
#include "gvt-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBallotSet) set = gvt_ballot_set_decode (input, &error);

  if (set == NULL)
    gvt_fuzz_refused (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (
      seeds,
      "{\"format\":1,\"id\":\"x\",\"election\":\"E\",\"label\":\"L\",\"voting_day\":\"2024-02-14\","
      "\"notice\":\"\",\"papers\":[{\"kind\":\"a\",\"title\":\"A\",\"short_title\":\"A\","
      "\"colour\":"
      "{\"name\":\"merah\",\"value\":\"#c62828\",\"statement\":\"v17\"},\"layout\":\"pairs\","
      "\"rules\":[\"V17\",\"umum\"],\"roles\":[\"R\",\"S\"],\"columns\":[{\"number\":1,\"names\":["
      "\"Calon A\",\"Calon B\"],\"parties\":[\"Partai A\"]},{\"number\":2,\"blank\":true}]},{"
      "\"kind\":\"b\",\"title\":\"B\",\"short_title\":\"B\",\"colour\":{\"name\":\"biru\","
      "\"value\":"
      "\"#1f66b5\",\"statement\":\"v17\"},\"layout\":\"parties\",\"rules\":[\"umum\"],\"parties\":["
      "{"
      "\"number\":1,\"name\":\"Partai A\",\"candidates\":[\"Calon 1\"]}]}],\"pending\":[{\"kind\":"
      "\"c\",\"short_title\":\"C\"}],\"statements\":[{\"id\":\"v17\",\"text\":\"T\",\"label\":\"\","
      "\"source\":\"s\",\"legal_basis\":\"b\",\"checked_on\":\"2024-02-14\",\"valid_from\":\"\","
      "\"valid_until\":\"\",\"verified\":true,\"basis_checked_on\":\"\"}]}");
}
