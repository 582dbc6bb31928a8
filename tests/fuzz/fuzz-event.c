/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event's header: what is read has one encoding, since it is hashed. */
#include "gvt-event-private.h"
#include "gvt-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_auto (GvtEventHeader) header = { 0 };
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  if (!gvt_event_header_decode (input, &header, &error))
    return gvt_fuzz_refused (error);

  again = gvt_event_header_encode (&header);
  g_assert_true (g_bytes_equal (again, input));
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  GvtEventHeader header = { .id = { { 1 } },
                            .device = { { 2 } },
                            .incarnation = 1,
                            .seq = 7,
                            .kind = (char *) "session.opened/1",
                            .subject = { 9, 9 },
                            .subject_length = 16,
                            .actor = (char *) "FAS-01",
                            .place = (char *) "52.02.01.2003",
                            .scope = (char *) "pilkada-2024",
                            .at_us = 1795482000000000 };

  g_ptr_array_add (seeds, gvt_event_header_encode (&header));
  header.has_was = TRUE;
  header.was_incarnation = 1;
  header.was_seq = 3;
  header.place = header.scope = (char *) "";
  g_ptr_array_add (seeds, gvt_event_header_encode (&header));
}
