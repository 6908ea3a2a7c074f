/** Words of which two different ones are two different goods, or two states of the same goods. */
const groups: readonly string[] = [
  'COPPER ALUMINIUM ZINC NICKEL TIN LEAD STEEL IRON SILVER GOLD BRASS BRONZE TITANIUM MAGNESIUM',
  'COTTON WOOL POLYESTER SILK LINEN NYLON VISCOSE ACRYLIC JUTE LEATHER DENIM',
  'RICE WHEAT MAIZE CORN SOYBEAN BARLEY COFFEE COCOA TEA SUGAR SORGHUM LENTIL CHICKPEA SESAME CASHEW PEANUT',
  'RUBBER TIMBER PLYWOOD PAPER PULP COAL COKE UREA CEMENT GLASS CERAMIC',
  'POLYETHYLENE POLYPROPYLENE PVC POLYSTYRENE PET',
  'METHANOL ETHANOL DIESEL GASOLINE NAPHTHA BITUMEN TOLUENE BENZENE XYLENE STYRENE PHENOL ACETONE',
  'BEEF PORK CHICKEN FISH SHRIMP LAMB MUTTON TUNA SALMON SQUID CRAB',
  'APPLE ORANGE BANANA GRAPE LEMON MANGO PEAR KIWI',
  'TRACTOR EXCAVATOR TRANSFORMER TURBINE GENERATOR PUMP LATHE COMPRESSOR BOILER CRANE FORKLIFT PRESS BULLDOZER',
  'CATHODE INGOT BILLET COIL REBAR WIRE SHEET PLATE SLAB BAR',
  'FRESH FROZEN DRIED CHILLED CANNED SMOKED ROASTED',
  'RAW REFINED CRUDE',
  'MEN WOMEN BOY GIRL CHILDREN INFANT LADIES LADY',
  'WHITE BLACK RED BLUE GREEN YELLOW BROWN GREY GRAY PINK PURPLE',
  'LEFT RIGHT',
  'FIRST SECOND THIRD',
  'HOT COLD',
  'CABERNET MERLOT SYRAH SHIRAZ MALBEC CHARDONNAY RIESLING CARMENERE',
];

const sets = groups.map((group) => new Set(group.split(' ')));

/** The first pair of words that exclude each other: one only in the expected text, the other only in the found one. */
export const contrast = (
  wanted: readonly string[],
  seen: readonly string[],
): { readonly missing: string; readonly foreign: string } | undefined => {
  for (const set of sets) {
    const [asked, held] = [wanted, seen].map((words) => words.filter((word) => set.has(word)));
    const missing = asked?.find((word) => held?.includes(word) !== true);
    const foreign = held?.find((word) => asked?.includes(word) !== true);
    if (missing !== undefined && foreign !== undefined) return { missing, foreign };
  }
  return undefined;
};

/** Words that tell kinds of goods apart. */
export const kinds: ReadonlySet<string> = new Set(groups.slice(0, 10).join(' ').split(' '));
