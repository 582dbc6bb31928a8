/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-sheet.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

#define PAGE_CODES 12 /* of four lines each, below a head of at most twelve */
#define BLANK      "____________________"

static void
add_rule (GString *text)
{
  for (guint i = 0; i < 80; i++)
    g_string_append_c (text, '-');
  g_string_append_c (text, '\n');
}

static void
add_head (GString *text, const GvtCodeSheet *self, guint page, guint n_pages)
{
  g_autofree char *until = gvt_text_date_time (self->expires_at_us);
  g_autofree char *users = g_strjoinv (" ", (char **) self->users);

  g_string_append_printf (text, _ ("GO VOTE: ENROLMENT CODES, page %u of %u\n"), page, n_pages);
  g_string_append_printf (text, _ ("Centre: %s\n"), self->centre);
  if (self->address != NULL)
    g_string_append_printf (text, _ ("Address: %s\n"), self->address);
  g_string_append_printf (text, _ ("For: %s\n"), users);
  g_string_append_printf (text, _ ("Valid until: %s\n"), until);
  g_string_append (text, _ ("Each code is for one laptop, once. Whoever holds a code can enrol a "
                            "laptop:\nkeep this sheet locked away, and destroy it when the time is "
                            "over.\n"));
  add_rule (text);
}

static void
add_code (GString *text, const char *code, guint number)
{
  g_string_append_printf (text, "%4u.  %s\n", number, code);
  g_string_append_printf (text, _ ("       Laptop: %s  Name: %s\n"), BLANK, BLANK);
  g_string_append_printf (text, _ ("       Date: %s    Signature: %s\n\n"), BLANK, BLANK);
}

GBytes *
gvt_code_sheet_write (const GvtCodeSheet *self)
{
  guint n_pages = (self->codes->len + PAGE_CODES - 1) / PAGE_CODES;
  /* Never grows, so no copy of a code is left behind. */
  GString *text = g_string_sized_new (2048 * n_pages + 512 * self->codes->len);

  for (guint i = 0; i < self->codes->len; i++)
    {
      if (i > 0 && i % PAGE_CODES == 0)
        g_string_append_c (text, '\f');
      if (i % PAGE_CODES == 0)
        add_head (text, self, i / PAGE_CODES + 1, n_pages);
      add_code (text, self->codes->pdata[i], i + 1);
    }
  return g_string_free_to_bytes (text);
}
