import {
  Baby,
  BadgeCheck,
  Ban,
  Car,
  FileBadge,
  Files,
  GraduationCap,
  Heart,
  HeartPulse,
  House,
  IdCard,
  Landmark,
  type LucideIcon,
  ReceiptText,
  Shield,
  Store,
} from 'lucide-react';

/** The icons that a service of the catalogue can name: by their names at lucide.dev. */
const icons = new Map<string, LucideIcon>([
  ['baby', Baby],
  ['badge-check', BadgeCheck],
  ['car', Car],
  ['files', Files],
  ['graduation-cap', GraduationCap],
  ['heart', Heart],
  ['heart-pulse', HeartPulse],
  ['house', House],
  ['id-card', IdCard],
  ['landmark', Landmark],
  ['receipt-text', ReceiptText],
  ['shield', Shield],
  ['store', Store],
]);

/** A service's icon, by the name that the catalogue gives it; a plain certificate where the name is not known. */
export function ServiceIcon({ name, barred = false }: { readonly name: string; readonly barred?: boolean }) {
  const Icon = barred ? Ban : (icons.get(name) ?? FileBadge);
  return <Icon aria-hidden="true" />;
}
