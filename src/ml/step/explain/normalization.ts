import { difference, type Equation, type Expression, equation, named, num, product, quotient, root, squared, sum } from './expression';
import { type About, comesTo, type LayerRule, type Numbers } from './numbers';
import { overBatch } from './over-batch';

/** What a channel of a BatchNormalization is centred and scaled by. */
interface Channel {
  readonly channel: number;
  readonly mean: Expression;
  /** √(variance + epsilon) */
  readonly deviation: Expression;
  readonly deviationValue: number;
  readonly meanValue: number;
}

function channelOf(about: About, index: number): Channel | undefined {
  const { config } = about.layer;
  const [mean, variance] = [about.block('mean'), about.block('variance')];
  if (config.type !== 'BatchNormalization' || !mean || !variance) return undefined;
  const channel = index % mean.values.length;
  return {
    channel,
    mean: mean.at(channel),
    deviation: root(sum([variance.at(channel), num(config.epsilon)])),
    deviationValue: Math.sqrt((variance.values[channel] as number) + config.epsilon),
    meanValue: mean.values[channel] as number,
  };
}

type Row = Pick<Numbers, 'at'>;
const normalised = (input: Row, index: number, { mean, deviation }: Channel): Expression =>
  quotient(difference(input.at(index), mean), deviation);

/** The numbers of a channel in the whole batch; those of the sample know their places. */
function ofChannel({ step, look }: About, block: 'input' | 'dPreActivations', own: Numbers, channel: number, channels: number) {
  const values = look.batch?.[block].values;
  const size = own.values.length;
  const count = step.look.rows.length * size;
  const [from, to] = [step.look.sample * size, (step.look.sample + 1) * size];
  if (!values && count !== size) return undefined;
  return Array.from({ length: count / channels }, (_, n) => {
    const i = n * channels + channel;
    const sampled = i >= from && i < to;
    return {
      value: (values ?? own.values)[i] as number,
      written: sampled ? own.at(i - from) : num(values?.[i] as number),
      sampled,
      index: i - from,
    };
  });
}

export const BatchNormalization: LayerRule = {
  statistics: (about, of, index) => {
    const [input, mean, result] = [about.block('input'), about.block('mean'), about.block(of)];
    if (!input || !mean || !result) return undefined;
    if (!about.layer.trainable) return comesTo(result, index, about.variable(`moving_${of}`)?.name(index) ?? named(`moving_${of}`));
    const all = ofChannel(about, 'input', input, index, mean.values.length);
    if (!all) return comesTo(result, index, named(of === 'mean' ? 'mean(input)' : 'mean((input − mean)²)'));
    const terms = all.map(({ written }) => (of === 'mean' ? written : squared(difference(written, mean.at(index)))));
    return comesTo(result, index, quotient(sum(terms), num(terms.length)));
  },
  sums: (about, index) => {
    const [input, channel] = [about.block('input'), channelOf(about, index)];
    if (!input || !channel) return undefined;
    const [gamma, beta] = [about.variable('gamma'), about.variable('beta')];
    const plain = normalised(input, index, channel);
    const scaled = gamma ? product(gamma.at(channel.channel), plain) : plain;
    return comesTo(about.block('output'), index, beta ? sum([scaled, beta.at(channel.channel)]) : scaled);
  },
  dInput: (about, index) => {
    const [input, slopes, channel] = [about.block('input'), about.block('dOutput'), channelOf(about, index)];
    const result = about.block('dInput');
    if (!input || !slopes || !channel || !result) return undefined;
    const gamma = about.variable('gamma')?.at(channel.channel) ?? num(1);
    const factor = quotient(gamma, channel.deviation);
    if (!about.layer.trainable) return comesTo(result, index, product(slopes.at(index), factor));
    return throughStatistics(about, { input, slopes, channel, factor, index, result: result.values[index] as number });
  },
  gradient: (about, variable, index) => {
    const channel = channelOf(about, index);
    if (!channel) return undefined;
    const channels = about.block('mean')?.values.length ?? 1;
    return overBatch(about, variable, index, ({ input, slopes }) =>
      Array.from({ length: slopes.values.length / channels }, (_, n) => {
        const i = n * channels + index;
        return variable === 'beta' ? slopes.at(i) : product(slopes.at(i), normalised(input, i, channel));
      }),
    );
  },
  moved: (about, variable, index) => {
    const { config, trainable, name } = about.layer;
    const before = about.variable(variable);
    const after = about.step.look.variables.find((one) => one.name === `${name}/${variable}`)?.after;
    if (config.type !== 'BatchNormalization' || !before || !after) return undefined;
    const result = after.values[index] as number;
    const statistic = about.block(variable === 'moving_mean' ? 'mean' : 'variance');
    if (!trainable || !statistic) return [equation(result, before.name(index))];
    const { momentum } = config;
    return [equation(result, sum([product(num(momentum), before.at(index)), product(num(1 - momentum), statistic.at(index))]))];
  },
};

interface Through {
  readonly input: Numbers;
  readonly slopes: Numbers;
  readonly channel: Channel;
  /** gamma / √(variance + epsilon) */
  readonly factor: Expression;
  readonly index: number;
  readonly result: number;
}

/** A number of the batch moves the channel's mean and variance too: the means of the slopes, and of the slopes times the normalised inputs, are taken off. */
function throughStatistics(about: About, { input, slopes, channel, factor, index, result }: Through): readonly Equation[] {
  const channels = about.block('mean')?.values.length ?? 1;
  const given = ofChannel(about, 'input', input, channel.channel, channels);
  const back = ofChannel(about, 'dPreActivations', slopes, channel.channel, channels);
  if (!given || !back) return [equation(result, named('gamma / √(variance + epsilon)·(∂L/∂output − mean(…) − x̂·mean(…·x̂))'))];
  const count = num(back.length);
  const hat = (value: number): number => (value - channel.meanValue) / channel.deviationValue;
  const own = (of: typeof given) => of.find((one) => one.sampled && one.index === index);
  const [x, dy] = [own(given), own(back)];
  if (!x || !dy) return [];
  const mean = back.reduce((all, { value }) => all + value, 0) / back.length;
  const scaled = back.reduce((all, { value }, i) => all + value * hat(given[i]?.value ?? 0), 0) / back.length;
  return [
    equation(hat(x.value), normalised(input, index, channel)),
    equation(mean, quotient(sum(back.map(({ written }) => written)), count)),
    equation(
      scaled,
      quotient(
        sum(
          back.map(({ written }, i) =>
            product(written, quotient(difference(given[i]?.written ?? num(0), channel.mean), channel.deviation)),
          ),
        ),
        count,
      ),
    ),
    equation(result, product(factor, sum([dy.written, num(-mean), product(num(-hat(x.value)), num(scaled))]))),
  ];
}
