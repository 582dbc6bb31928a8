/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a passphrase shall cost on this machine. */
#include "gvt-vault.h"

#define MIB              (G_GUINT64_CONSTANT (1) << 20)
#define KDF_MEMORY       (256 * MIB)
#define KDF_MEMORY_FLOOR (64 * MIB)
#define KDF_PASSES       3

void
gvt_kdf_calibrate (GvtKdf *kdf)
{
  static const guint8 salt[16] = { 0 };

  *kdf = (GvtKdf){ .memory_bytes = KDF_MEMORY, .passes = KDF_PASSES };
  while (kdf->memory_bytes > KDF_MEMORY_FLOOR)
    {
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GvtSecret) key = gvt_secret_from_passphrase ("calibration", salt,
                                                              kdf->memory_bytes, 1, NULL);

      if (key != NULL && g_get_monotonic_time () - start_us <= G_USEC_PER_SEC)
        return;

      kdf->memory_bytes /= 2;
    }
}
