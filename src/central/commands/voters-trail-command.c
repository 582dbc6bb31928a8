/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-trail.h"
#include "gvt-error.h"
#include "gvt-listing.h"
#include "gvt-output.h"
#include "gvt-text.h"
#include "gvt-voter-trail.h"

static gboolean
add_row (const GvtEventEntry *entry, gpointer printer, GError **error)
{
  g_autofree char *at = gvt_text_date_time (entry->header.at_us);
  g_autofree char *words = gvt_voter_trail_words (entry->header.kind, entry->body);
  g_autofree char *purpose = gvt_voter_trail_text (entry->body, "purpose");

  gvt_table_add (gvt_row_printer_next_row (printer), at, entry->device_code, entry->header.actor,
                 words, purpose, NULL);
  return TRUE;
}

static gboolean
add_object (const GvtEventEntry *entry, gpointer printer, GError **error)
{
  JsonObject *object = gvt_voter_trail_to_json (&entry->header, entry->body);

  json_object_set_string_member (object, "device", entry->device_code);
  gvt_row_printer_take_json (printer, object);
  return TRUE;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("AT"), _ ("LAPTOP"), _ ("BY"), _ ("WHAT"), _ ("PURPOSE"), NULL);
}

static gboolean
print_trail (GvtCentral *central,
             const char *nik,
             GvtKeyset *page,
             const GvtArgs *args,
             guint *n_deaf,
             GError **error)
{
  g_auto (GvtRowPrinter) printer = { .args = args, .page = page, .new_table = new_table };
  GvtEventFunc func = gvt_args_has (args, "json") ? add_object : add_row;

  gvt_row_printer_begin (&printer);
  if (!gvt_central_trail (central, nik, page, func, &printer, n_deaf, error))
    return FALSE;
  gvt_row_printer_end (&printer);
  return TRUE;
}

static gboolean
run_trail (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) niks = gvt_args_read_operands (args, 0, error);
  g_autoptr (GvtKeyset) page = gvt_events_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  guint n_deaf = 0;
  gboolean done;

  if (niks != NULL && niks->len != 1)
    {
      gvt_error_tell (error, GVT_ERROR_BAD_INPUT, _ ("Give the number of one voter."));
      return FALSE;
    }
  if (niks == NULL || !gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  done = central != NULL
         && print_trail (central, g_ptr_array_index (niks, 0), page, args, &n_deaf, error);
  if (done && n_deaf > 0)
    gvt_warn (ngettext ("The key of %u laptop is not here: nothing of it can be found.\n",
                        "The keys of %u laptops are not here: nothing of them can be found.\n",
                        n_deaf),
              n_deaf);
  return done;
}

static const GvtOption options[] = {
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_trail_command = {
  .name = "voters trail",
  .operands = "NIK",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("tells who looked a voter up, on which laptop, when and why"),
  .details = N_ (
      "For the voter himself, who may ask what was done with his data, and for whoever answers for "
      "the laptops. \"-\" reads the number from standard input. What laptops have not sent yet is "
      "not here. Records carry the number only as a hash under a key of their laptop. What a trail "
      "holds: questions by NIK, here and to the centre; openings of the voter's page after a "
      "search "
      "by name; looks for people like the one of a proposal; self-checks with the number; showings "
      "of the whole NIK; proposals about the "
      "voter, and who opened them; readings of this trail. What it cannot hold, because no record "
      "says it: whom a search by name showed and nobody opened, and each person of a worklist or "
      "of a school's list "
      "that was opened. "
      "As JSON: [{\"id\", \"at_us\", \"actor\", \"kind\", \"purpose\", \"reason\", \"answer\", "
      "\"is_fast\", \"device\"}]; \"is_fast\" is true of a question that was asked faster than a "
      "queue asks."),
  .options = options,
  .run = run_trail,
};
