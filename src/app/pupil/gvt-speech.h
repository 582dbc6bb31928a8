/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * gvt_speech_say:
 * @language: BCP-47
 * @cancellable: (nullable): silences it in the midst of a word
 *
 * Says @text by the voices of speech-dispatcher, which is started if it does not run, and returns
 * when all was said or somebody else silenced it. Nothing of the text stands in the arguments of a
 * process. Blocks; any thread but the main one.
 *
 * Returns: %GVT_ERROR_NOT_FOUND when there is no speech-dispatcher here, %GVT_ERROR_REFUSED when it
 *   takes no text, %G_IO_ERROR_TIMED_OUT when it does not answer or twice no word of the text is
 *   heard, %G_IO_ERROR_CANCELLED
 */
gboolean
gvt_speech_say (const char *text, const char *language, GCancellable *cancellable, GError **error);

G_END_DECLS
